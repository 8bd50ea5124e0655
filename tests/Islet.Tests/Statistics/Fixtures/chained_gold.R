# Expected shares of imputed levels: R 4.2.2, nnet 7.3-18, MASS 7.3-58.2. Run here: Rscript chained_gold.R
# Each regression is fitted to the rows in which y is observed and to the rows of White, Daniel & Royston 2010 (weights (p + 1)/(2pk)); the share of a level at x is its
# probability averaged over 200,000 draws of the coefficients from N(estimate, inverse information), which is what many imputations of one row must tend to.
suppressMessages({ library(nnet); library(MASS); library(jsonlite) })
set.seed(20090801)
n <- 240
x <- round(rnorm(n), 3); z <- rbinom(n, 1, 0.4)
two <- rbinom(n, 1, plogis(-0.4 + 0.9 * x + 0.5 * z))
u <- 0.8 * x - 0.6 * z + rlogis(n)
three <- cut(u, c(-Inf, -0.7, 0.9, Inf), labels = FALSE) - 1
d <- data.frame(x, z, two, three)
write.csv(d, "chained.csv", row.names = FALSE, quote = FALSE)

augment <- function(y, X) {
  k <- length(unique(y)); p <- ncol(X); m <- colMeans(X); s <- apply(X, 2, sd)
  A <- NULL; ya <- NULL
  for (j in 1:p) for (l in 0:(k - 1)) for (side in c(0.5, -0.5)) {
    row <- m; row[j] <- pmin(pmax(m[j] + side * s[j], min(X[, j])), max(X[, j])); A <- rbind(A, row); ya <- c(ya, l)
  }
  list(X = rbind(X, A), y = c(y, ya), w = c(rep(1, length(y)), rep((p + 1) / nrow(A), nrow(A))))
}
draws <- function(b, V, N = 200000) sweep(matrix(rnorm(N * length(b)), N) %*% chol(V), 2, b, "+")
at <- c(1.2, 0)
X <- as.matrix(d[, c("x", "z")])
shares <- list()

a <- augment(d$two, X)
f <- suppressWarnings(glm(a$y ~ a$X, family = binomial, weights = a$w, control = list(epsilon = 1e-12)))
p <- plogis(draws(coef(f), vcov(f)) %*% c(1, at))
shares$logistic <- c(1 - mean(p), mean(p))

a <- augment(d$three, X)
f <- multinom(a$y ~ a$X, weights = a$w, trace = FALSE, Hess = TRUE, reltol = 1e-14, maxit = 1000)
B <- draws(c(t(coef(f))), solve(f$Hessian))
e1 <- exp(B[, 1:3] %*% c(1, at)); e2 <- exp(B[, 4:6] %*% c(1, at)); s <- 1 + e1 + e2
shares$multinomial <- c(mean(1 / s), mean(e1 / s), mean(e2 / s))

f <- polr(factor(a$y) ~ a$X, weights = a$w, Hess = TRUE, control = list(reltol = 1e-14, maxit = 1000))
B <- draws(c(coef(f), f$zeta), vcov(f)); B <- B[B[, 3] < B[, 4], ]
eta <- B[, 1:2] %*% at; c1 <- plogis(B[, 3] - eta); c2 <- plogis(B[, 4] - eta)
shares$ordinal <- c(mean(c1), mean(c2 - c1), mean(1 - c2))

write(toJSON(list(at = list(x = at[1], z = at[2]), shares = shares), digits = I(6), auto_unbox = TRUE, pretty = TRUE), "chained.json")
