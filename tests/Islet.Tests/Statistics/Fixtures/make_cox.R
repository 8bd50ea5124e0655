# Gold values of Cox models beyond the plain fit: offsets, every residual, contrasts, interactions, splines, profile limits, predictions, robust
# variances. Run in this folder: Rscript make_cox.R. R 4.2.2 with survival 3.5-3; the data are made here, from set.seed(8), and describe nobody.
suppressPackageStartupMessages({library(survival); library(splines)})
options(stringsAsFactors = FALSE, digits = 17)

num <- function(x) {
  if (is.na(x)) return("null")
  if (is.infinite(x)) return(if (x > 0) '"Inf"' else '"-Inf"')
  for (d in 15:17) { s <- sprintf(paste0("%.", d, "g"), x); if (as.numeric(s) == x) return(s) }
  s
}
S <- function(x) structure(list(unname(x)), class = "one")
js <- function(x) {
  if (is.null(x)) return("null"); if (is.character(x) && !length(x)) return("[]")
  if (inherits(x, "one")) { x <- unclass(x)[[1]]; return(if (is.character(x)) paste0('"', x, '"') else if (is.logical(x)) tolower(x) else num(x)) }
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, function(r) js(as.vector(r))), collapse = ","), "]"))
  if (is.list(x) && is.null(names(x))) return(paste0("[", paste(vapply(x, js, ""), collapse = ","), "]"))
  if (is.list(x)) return(paste0("{", paste(vapply(names(x), function(n) paste0('"', n, '":', js(x[[n]])), ""), collapse = ","), "}"))
  paste0("[", paste(if (is.character(x)) paste0('"', x, '"') else vapply(as.numeric(x), num, ""), collapse = ","), "]")
}

## ---- data ------------------------------------------------------------------
set.seed(8)
n <- 90
clinic <- data.frame(age = round(rnorm(n, 62, 11)), marker = round(rexp(n, 1 / 40) + 5, 1), stage = sample(c("I", "II", "III"), n, TRUE, c(.3, .4, .3)),
  arm = sample(c("old", "new"), n, TRUE), centre = sample(c("a", "b", "c"), n, TRUE), score = round(rnorm(n, 0, .4), 2), weight = round(runif(n, .4, 2.2), 2), copies = as.numeric(sample(1:3, n, TRUE)))
lp <- with(clinic, .03 * (age - 62) + .006 * marker + .5 * (stage == "II") + 1.1 * (stage == "III") - .4 * (arm == "new") + score)
t <- ceiling(rexp(n, .03 * exp(lp)) + .2); c <- ceiling(runif(n, 10, 90))
clinic$time <- pmin(t, c); clinic$status <- as.integer(t <= c); clinic$entry <- pmax(0, pmin(clinic$time - 1, sample(c(0, 0, 2, 5, 8), n, TRUE)))
visits <- do.call(rbind, lapply(1:45, function(i) {
  cuts <- sort(sample(3:40, sample(0:3, 1))); base <- rnorm(1, 3, 1); from <- c(0, cuts); to <- c(cuts, NA); arm <- sample(c("old", "new"), 1); centre <- sample(c("a", "b"), 1); w <- sample(c(.5, 1, 1.5, 2), 1); out <- NULL
  for (k in seq_along(from)) { x <- round(base + .3 * k + rnorm(1, 0, .5), 1); event <- from[k] + ceiling(rexp(1, .015 * exp(.4 * x - .3 * (arm == "new"))) + .2)
    end <- if (is.na(to[k])) min(event, from[k] + 30) else min(event, to[k]); out <- rbind(out, data.frame(id = i, start = from[k], stop = end, event = as.integer(event == end), x = x, arm = arm, centre = centre, w = w)); if (event == end) break }
  out }))
write.csv(clinic, "cox_clinic.csv", row.names = FALSE, quote = FALSE); write.csv(visits, "cox_visits.csv", row.names = FALSE, quote = FALSE)
LEVELS <- list(stage = c("I", "II", "III"), arm = c("old", "new"), centre = c("a", "b", "c"))
for (v in names(LEVELS)) clinic[[v]] <- factor(clinic[[v]], LEVELS[[v]])
visits$arm <- factor(visits$arm, LEVELS$arm); visits$centre <- factor(visits$centre, c("a", "b"))

## ---- what is asked of a model ------------------------------------------------
CC <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
# coxph leaves the offset out of the null model of its robust score test; here it stays in.
robust_score <- function(m) { m$linear.predictors <- m$offset; u <- as.matrix(residuals(m, "score", weighted = TRUE)); drop(colSums(u) %*% solve(t(u) %*% u, colSums(u))) }
plain <- function(m) {
  b <- unname(coef(m)); V <- unname(vcov(m)); se <- sqrt(diag(V)); sm <- summary(m); wd <- drop(b %*% solve(V, b)); k <- length(b)
  r <- list(n = S(m$n), events = S(m$nevent), coef = b, se = se, p = 2 * pnorm(-abs(b / se)), vcov = V, loglik_null = S(m$loglik[1]), loglik = S(m$loglik[2]),
    lr_test = list(chisq = S(sm$logtest[1]), df = S(sm$logtest[2]), p = S(sm$logtest[3])), score_test = list(chisq = S(sm$sctest[1]), df = S(sm$sctest[2]), p = S(sm$sctest[3])),
    wald_test = list(chisq = S(wd), df = S(k), p = S(pchisq(wd, k, lower.tail = FALSE))))
  if (!is.null(m$naive.var)) { r$naive_se <- unname(sqrt(diag(m$naive.var))); r$robust_score_chisq <- S(if (is.null(m$offset)) sm$robscore[1] else robust_score(m)) }
  r
}
concord <- function(m) { x <- concordance(m); list(concordance = list(c = S(x$concordance), se = S(sqrt(x$var)))) }
bare <- function(x) { x <- as.matrix(x); dimnames(x) <- NULL; x }
resid <- function(m) list(residuals = list(martingale = unname(residuals(m, "martingale")), deviance = unname(residuals(m, "deviance")), score = bare(residuals(m, "score")), dfbeta = bare(residuals(m, "dfbeta")),
  dfbetas = bare(residuals(m, "dfbetas")), linear_predictor_centered = unname(m$linear.predictors), schoenfeld = bare(residuals(m, "schoenfeld")), scaled_schoenfeld = bare(residuals(m, "scaledsch"))))
# basehaz leaves the mean offset in; here covariates and offset are 0. survfit weighs the mean offset, coxph does not.
base <- function(m, offset = NULL, weights = NULL) { h <- basehaz(m, centered = FALSE); mo <- if (is.null(offset)) 0 else if (is.null(weights)) mean(offset) else weighted.mean(offset, weights)
  list(baseline = c(list(time = h$time, cumhaz = h$hazard * exp(-mo)), if (!is.null(h$strata)) list(strata = sub("centre=", "", as.character(h$strata))))) }
zph <- function(m) { z <- cox.zph(m, "km"); list(zph = list(km = list(chisq = unname(z$table[, 1])))) }
cases <- list()
case <- function(id, table, spec, ...) cases[[length(cases) + 1]] <<- list(id = S(id), table = S(table), type = S("cox"), spec = spec, result = do.call(base::c, list(...)))
right <- list(time = S("time"), event = S("status"), factor_levels = LEVELS)
counting <- list(time = S("stop"), entry = S("start"), event = S("event"), factor_levels = list(arm = LEVELS$arm, centre = c("a", "b")))

## ---- offsets, residuals ------------------------------------------------------
for (ties in c("efron", "breslow")) {
  m <- coxph(Surv(time, status) ~ age + stage + offset(score), clinic, ties = ties, x = TRUE, y = TRUE, model = TRUE, control = CC)
  case(paste0("offset_", ties), "cox_clinic", c(right, list(covariates = c("age", "stage"), offset = S("score"), ties = S(ties), residual_rows = S("all"))), plain(m), concord(m), resid(m), base(m, clinic$score), zph(m))
  m <- coxph(Surv(time, status) ~ age + stage + offset(score) + strata(centre), clinic, weights = weight, ties = ties, x = TRUE, y = TRUE, model = TRUE, control = CC)
  case(paste0("offset_weights_strata_", ties), "cox_clinic", c(right, list(covariates = c("age", "stage"), offset = S("score"), weights = S("weight"), strata = S("centre"), ties = S(ties), residual_rows = S("all"))),
    plain(m), concord(m), resid(m), base(m, clinic$score, clinic$weight), zph(m))
  m <- coxph(Surv(entry, time, status) ~ age + arm, clinic, weights = copies, ties = ties, x = TRUE, y = TRUE, model = TRUE, control = CC)
  case(paste0("entry_weights_", ties), "cox_clinic", c(right, list(entry = S("entry"), covariates = c("age", "arm"), weights = S("copies"), ties = S(ties), residual_rows = S("all"))), plain(m), concord(m), resid(m), base(m), zph(m))
  m <- coxph(Surv(start, stop, event) ~ x + arm + strata(centre), visits, weights = w, cluster = id, ties = ties, x = TRUE, y = TRUE, model = TRUE, control = CC)
  case(paste0("visits_cluster_weights_strata_", ties), "cox_visits", c(counting, list(covariates = c("x", "arm"), weights = S("w"), strata = S("centre"), cluster = S("id"), ties = S(ties), residual_rows = S("all"))),
    plain(m), concord(m), resid(m), base(m), zph(m))
}
m <- coxph(Surv(time, status) ~ age + arm + offset(score), clinic, ties = "exact", x = TRUE, y = TRUE, model = TRUE, control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100))
case("offset_exact", "cox_clinic", c(right, list(covariates = c("age", "arm"), offset = S("score"), ties = S("exact"))), plain(m))


## ---- contrasts, interactions, each covariate dropped, profile limits -----------
chi <- function(x, df) list(chisq = S(x), df = S(df), p = S(pchisq(x, df, lower.tail = FALSE)))
contrast <- function(text, rows, L, m) {
  L <- matrix(L, length(rows), byrow = TRUE); b <- drop(L %*% coef(m)); V <- L %*% vcov(m) %*% t(L); se <- sqrt(diag(V)); d <- qr(t(L)); k <- d$pivot[seq_len(d$rank)]
  list(contrast = S(text), rows = rows, estimate = b, se = se, z = b / se, p = 2 * pnorm(-abs(b / se)), hr = exp(b), hr_lower = exp(b - qnorm(.975) * se), hr_upper = exp(b + qnorm(.975) * se),
    wald = chi(drop(b[k] %*% solve(V[k, k, drop = FALSE], b[k])), d$rank))
}
drops <- function(m, rows, refit) list(anova = lapply(rows, function(r) { b <- coef(m)[r$terms]; V <- vcov(m)[r$terms, r$terms, drop = FALSE]
  list(covariate = S(r$name), with = r$with, wald = chi(drop(b %*% solve(V, b)), length(b)), lr = chi(2 * (m$loglik[2] - refit(r$without)), length(b))) }))
drop_ <- function(name, terms, without, with = character(0)) list(name = name, terms = terms, without = without, with = with)
# at(j, v): the log-likelihood with coefficient j held at v and the others free
profile_ <- function(m, at) {
  drop <- qchisq(.95, 1); full <- m$loglik[2]; se <- sqrt(diag(vcov(m))); k <- seq_along(coef(m))
  end <- function(j, sign) { f <- function(v) 2 * (full - at(j, v)) - drop; far <- coef(m)[j] + sign * 2 * se[j]; while (f(far) < 0) far <- far + sign * se[j]; uniroot(f, sort(c(coef(m)[j], far)), tol = 1e-14)$root }
  lo <- sapply(k, end, -1); up <- sapply(k, end, 1); z <- sapply(k, function(j) 2 * (full - at(j, 0)))
  list(profile = list(lower = lo, upper = up, hr_lower = exp(lo), hr_upper = exp(up), lr_chisq = z, lr_p = pchisq(z, 1, lower.tail = FALSE)))
}
clinic_y <- with(clinic, Surv(time, status))
named <- function(m) list(terms = names(coef(m)))
m <- coxph(Surv(time, status) ~ age + stage + arm + marker + age:arm + stage:arm + age:marker, clinic, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("interactions", "cox_clinic", c(right, list(covariates = c("age", "stage", "arm", "marker"), interactions = c("age:arm", "stage:arm", "age:marker"), anova = S(TRUE), profile = S(TRUE),
    contrasts = list(S("stage:III-II"), S("stage"), S("age*10"), list(name = S("new in stage III"), terms = list(armnew = S(1), "stageIII:armnew" = S(1)))))),
  plain(m), concord(m), named(m), list(contrasts = list(
    contrast("stage:III-II", "stage: III against II", c(0, -1, 1, rep(0, 6)), m),
    contrast("stage", c("stage: II against I", "stage: III against I", "stage: III against II"), c(0, 1, 0, rep(0, 6), 0, 0, 1, rep(0, 6), 0, -1, 1, rep(0, 6)), m),
    contrast("age*10", "age*10", c(10, rep(0, 8)), m), contrast("", "new in stage III", as.numeric(names(coef(m)) %in% c("armnew", "stageIII:armnew")), m)[-1])),
  drops(m, list(drop_("age", c(1, 6, 9), ~ stage + arm + marker + stage:arm, c("age:arm", "age:marker")), drop_("stage", c(2, 3, 7, 8), ~ age + arm + marker + age:arm + age:marker, "stage:arm"),
    drop_("arm", c(4, 6, 7, 8), ~ age + stage + marker + age:marker, c("age:arm", "stage:arm")), drop_("marker", c(5, 9), ~ age + stage + arm + age:arm + stage:arm, "age:marker"),
    drop_("age:arm", 6, ~ age + stage + arm + marker + stage:arm + age:marker), drop_("stage:arm", 7:8, ~ age + stage + arm + marker + age:arm + age:marker),
    drop_("age:marker", 9, ~ age + stage + arm + marker + age:arm + stage:arm)), function(f) coxph(update(f, Surv(time, status) ~ .), clinic, control = CC)$loglik[2]),
  profile_(m, function(j, v) { o <- m$x[, j] * v; Z <- m$x[, -j]; coxph(clinic_y ~ Z + offset(o), control = CC)$loglik[2] }))
m <- coxph(Surv(time, status) ~ age + stage + strata(centre), clinic, ties = "breslow", weights = copies, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("profile_weights_strata", "cox_clinic", c(right, list(covariates = c("age", "stage"), strata = S("centre"), weights = S("copies"), ties = S("breslow"), profile = S(TRUE), anova = S(TRUE))), plain(m),
  drops(m, list(drop_("age", 1, ~ stage + strata(centre)), drop_("stage", 2:3, ~ age + strata(centre))), function(f) coxph(update(f, Surv(time, status) ~ .), clinic, weights = copies, ties = "breslow", control = CC)$loglik[2]),
  profile_(m, function(j, v) { o <- m$x[, j] * v; Z <- m$x[, -j]; coxph(clinic_y ~ Z + offset(o) + strata(clinic$centre), weights = clinic$copies, ties = "breslow", control = CC)$loglik[2] }))
m <- coxph(Surv(time, status) ~ age + arm, clinic, ties = "exact", x = TRUE, y = TRUE, model = TRUE, control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100))
case("profile_exact", "cox_clinic", c(right, list(covariates = c("age", "arm"), ties = S("exact"), profile = S(TRUE))), plain(m),
  profile_(m, function(j, v) { o <- m$x[, j] * v; Z <- m$x[, -j]; coxph(clinic_y ~ Z + offset(o), ties = "exact", control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100))$loglik[2] }))

# A monotone likelihood: the coefficient of x has no maximum, its profile a lower end only.
sep <- read.csv("separation.csv"); SY <- with(sep, Surv(time, status)); quiet <- suppressWarnings; far <- coxph.control(eps = 1e-15, toler.chol = 1e-15, iter.max = 60)
top <- quiet(coxph(SY ~ x + z, sep, control = far))$loglik[2]; drop <- qchisq(.95, 1)
ofx <- function(v) coxph(SY ~ z + offset(v * sep$x), sep, control = CC)$loglik[2]; ofz <- function(v) quiet(coxph(SY ~ x + offset(v * sep$z), sep, control = far)$loglik[2])
end <- function(f, a, b) uniroot(function(v) 2 * (top - f(v)) - drop, c(a, b), tol = 1e-14)$root
z0 <- optimize(ofz, c(-3, 3), maximum = TRUE, tol = 1e-8)$maximum; lo <- c(end(ofx, -5, 10), end(ofz, z0 - 5, z0)); up <- c(NA, end(ofz, z0, z0 + 5)); lr <- 2 * (top - c(ofx(0), ofz(0)))
case("profile_monotone", "separation", list(time = S("time"), event = S("status"), covariates = c("x", "z"), profile = S(TRUE)), list(loglik_limit = S(top),
  profile = list(lower = lo, upper = up, hr_lower = exp(lo), hr_upper = exp(up), lr_chisq = lr, lr_p = pchisq(lr, 1, lower.tail = FALSE))))

## ---- splines -----------------------------------------------------------------
harrell <- function(x, nk) { outer <- if (nk > 6) .025 else if (nk > 3) .05 else .1; k <- unname(quantile(x, seq(outer, 1 - outer, length = nk))); if (length(x) < 100) { k[1] <- sort(x)[5]; k[nk] <- sort(x)[length(x) - 4] }; k }
rcs <- function(x, t) { k <- length(t); p <- function(u) pmax(u, 0)^3; cbind(x, sapply(1:(k - 2), function(j) (p(x - t[j]) - p(x - t[k - 1]) * (t[k] - t[j]) / (t[k] - t[k - 1]) + p(x - t[k]) * (t[k - 1] - t[j]) / (t[k] - t[k - 1])) / (t[k] - t[1])^2)) }
# other: the rest of the right side; the nonlinearity test is that of the columns beside x in another basis of the same space
curve_ <- function(m, kind, knots, basis, x, at, ref, other) {
  L <- basis(at) - matrix(basis(c(ref, ref))[1, ], length(at), ncol(basis(at)), byrow = TRUE); k <- seq_len(ncol(L)); b <- drop(L %*% coef(m)[k]); se <- sqrt(pmax(0, rowSums((L %*% vcov(m)[k, k, drop = FALSE]) * L)))
  B <- cbind(x, basis(x)[, -1, drop = FALSE]); B <- sweep(B, 2, apply(B, 2, sd), "/"); d <- clinic; d$B <- B; d$X <- x; n2 <- coxph(update(other, Surv(time, status) ~ B + .), d, control = CC); j <- k[-1]; w <- if (length(j)) drop(coef(n2)[j] %*% solve(vcov(n2)[j, j], coef(n2)[j])) else NA
  l <- coxph(update(other, Surv(time, status) ~ X + .), d, control = CC)$loglik[2]; none <- list(chisq = S(NA_real_), df = S(0), p = S(NA_real_))
  list(kind = S(kind), df = S(length(k)), knots = knots, reference = S(ref), nonlinearity = if (length(j)) list(wald = chi(w, length(j)), lr = chi(2 * (m$loglik[2] - l), length(j))) else list(wald = none, lr = none),
    x = at, log_hr = b, se = se, hr = exp(b), hr_lower = exp(b - qnorm(.975) * se), hr_upper = exp(b + qnorm(.975) * se))
}
at <- c(20, 40, 47.5, 60, 71, 82, 100)
for (df in c(1, 2, 3, 5)) {
  m <- coxph(Surv(time, status) ~ ns(age, df) + arm, clinic, x = TRUE, y = TRUE, model = TRUE, control = CC); nb <- ns(clinic$age, df)
  case(paste0("ns_", df), "cox_clinic", c(right, list(covariates = c("age", "arm"), splines = list(age = list(kind = S("ns"), df = S(df), reference = S(60), at = at)))), plain(m),
    list(splines = list(age = curve_(m, "ns", unname(c(range(clinic$age)[1], attr(nb, "knots"), range(clinic$age)[2])), function(x) unclass(predict(nb, x))[, seq_len(df), drop = FALSE], clinic$age, at, 60, ~ arm))))
}
m <- coxph(Surv(time, status) ~ ns(marker, knots = c(20, 60), Boundary.knots = c(8, 110)) + arm, clinic, x = TRUE, y = TRUE, model = TRUE, control = CC); nb <- ns(clinic$marker, knots = c(20, 60), Boundary.knots = c(8, 110))
case("ns_knots", "cox_clinic", c(right, list(covariates = c("marker", "arm"), splines = list(marker = list(kind = S("ns"), knots = c(8, 20, 60, 110), reference = S(30), at = c(1, 30, 150))))), plain(m),
  list(splines = list(marker = curve_(m, "ns", c(8, 20, 60, 110), function(x) unclass(predict(nb, x))[, 1:3, drop = FALSE], clinic$marker, c(1, 30, 150), 30, ~ arm))))
for (nk in 3:7) {
  t <- harrell(clinic$age, nk); clinic$R <- rcs(clinic$age, t); m <- coxph(Surv(time, status) ~ R + arm, clinic, x = TRUE, y = TRUE, model = TRUE, control = CC)
  case(paste0("rcs_", nk), "cox_clinic", c(right, list(covariates = c("age", "arm"), splines = list(age = list(kind = S("rcs"), knots = S(nk), reference = S(60), at = at)))), plain(m),
    list(splines = list(age = curve_(m, "rcs", t, function(x) unname(rcs(x, t)), clinic$age, at, 60, ~ arm))))
}
clinic$R <- NULL
m <- coxph(Surv(time, status) ~ ns(age, 2) + arm + ns(age, 2):arm, clinic, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("ns_interaction", "cox_clinic", c(right, list(covariates = c("age", "arm"), interactions = "age:arm", splines = list(age = list(kind = S("ns"), df = S(2))), anova = S(TRUE), newdata = list(list(age = S(55), arm = S("new")), list(age = S(70), arm = S("old"))), times = c(5, 20))), plain(m),
  drops(m, list(drop_("age", c(1, 2, 4, 5), ~ arm, "age:arm"), drop_("arm", 3:5, ~ ns(age, 2), "age:arm"), drop_("age:arm", 4:5, ~ ns(age, 2) + arm)), function(f) coxph(update(f, Surv(time, status) ~ .), clinic, control = CC)$loglik[2]),
  list(predicted = lapply(list(data.frame(age = 55, arm = factor("new", LEVELS$arm)), data.frame(age = 70, arm = factor("old", LEVELS$arm))), function(d) { z <- summary(survfit(m, newdata = d), times = c(5, 20)); list(surv = z$surv, se = z$std.err, lower_log = z$lower, upper_log = z$upper) })))

## ---- predictions -------------------------------------------------------------
label <- function(z) sub("centre=", "", as.character(z$strata))
# summary() sets the limits before the first step to 1 on every scale; on log-log they are not defined there, as survfit itself has it.
before <- function(limit, z) ifelse(as.vector(z$surv) == 1, NA_real_, as.vector(limit))
predict_ <- function(m, d, times, ctype, data, counting = FALSE, expected = NULL) {
  k <- lapply(c("log", "plain", "log-log"), function(t) summary(survfit(m, newdata = d, conf.type = t, ctype = ctype), times = times, extend = TRUE)); z <- k[[1]]; p <- predict(m, d, type = "lp", reference = "sample", se.fit = TRUE)
  s <- survfit(m, newdata = d, ctype = ctype)
  c(list(times = z$time, surv = as.vector(z$surv), se = as.vector(z$std.err), lower_log = as.vector(z$lower), upper_log = as.vector(z$upper), lower_plain = as.vector(k[[2]]$lower), upper_plain = as.vector(k[[2]]$upper),
    lower_loglog = before(k[[3]]$lower, z), upper_loglog = before(k[[3]]$upper, z), cumhaz = as.vector(z$cumhaz)), if (!is.null(z$strata)) list(strata = if (is.null(d$centre)) label(z) else rep(as.character(d$centre), length(times))),
    list(lp = S(p$fit), lp_se = S(p$se.fit), risk = S(exp(p$fit)), risk_se = S(exp(p$fit) * p$se.fit)), if (!is.null(expected)) list(expected = S(expected$fit), expected_se = S(expected$se.fit)))
}
asked <- function(d) lapply(seq_len(nrow(d)), function(i) lapply(as.list(d[i, , drop = FALSE]), function(v) S(if (is.factor(v)) as.character(v) else v)))
times <- c(0, 1, 5, 12, 30, 60)
new <- data.frame(age = c(50, 70), stage = factor(c("I", "III"), LEVELS$stage), time = c(17, 40), status = 0)
for (ties in c("efron", "breslow")) for (type in c("efron", "breslow")) {
  m <- coxph(Surv(time, status) ~ age + stage, clinic, ties = ties, x = TRUE, y = TRUE, model = TRUE, control = CC)
  case(paste("predict", ties, type, sep = "_"), "cox_clinic", c(right, list(covariates = c("age", "stage"), ties = S(ties), baseline_type = S(type), times = times, newdata = asked(new[, 1:(if (ties == type) 3 else 2)]))),
    list(predicted = lapply(1:2, function(i) predict_(m, new[i, ], times, if (type == "efron") 2 else 1, clinic, expected = if (ties == type) predict(m, new[i, ], type = "expected", se.fit = TRUE)))))
}
new$score <- c(-.2, .5); new$centre <- factor(c("a", "c"), LEVELS$centre)
m <- coxph(Surv(time, status) ~ age + stage + offset(score) + strata(centre), clinic, weights = weight, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("predict_offset_strata_weights", "cox_clinic", c(right, list(covariates = c("age", "stage"), offset = S("score"), strata = S("centre"), weights = S("weight"), times = times, newdata = asked(new[, c("age", "stage", "score", "centre")]))),
  list(predicted = lapply(1:2, function(i) predict_(m, new[i, ], times, 2, clinic))))
case("predict_every_stratum", "cox_clinic", c(right, list(covariates = c("age", "stage"), strata = S("centre"), times = times, newdata = asked(new[, c("age", "stage")]))), {
  m <- coxph(Surv(time, status) ~ age + stage + strata(centre), clinic, x = TRUE, y = TRUE, model = TRUE, control = CC)
  list(predicted = lapply(1:2, function(i) { z <- summary(survfit(m, newdata = new[i, c("age", "stage")]), times = times, extend = TRUE); list(times = z$time, surv = as.vector(z$surv), se = as.vector(z$std.err), lower_log = as.vector(z$lower), upper_log = as.vector(z$upper), strata = label(z)) })) })
v <- data.frame(x = c(2.5, 4), arm = factor(c("new", "old"), LEVELS$arm), start = c(4, 10), stop = c(20, 31), event = 0)
m <- coxph(Surv(start, stop, event) ~ x + arm, visits, weights = w, cluster = id, ties = "efron", x = TRUE, y = TRUE, model = TRUE, control = CC)
case("predict_visits_robust", "cox_visits", c(counting, list(covariates = c("x", "arm"), weights = S("w"), cluster = S("id"), times = times, newdata = asked(v[, 1:4]))),
  list(predicted = lapply(1:2, function(i) { e <- predict(m, v[i, ], type = "expected"); p <- predict_(m, v[i, 1:2], times, 2, visits)
    z <- summary(survfit(m, newdata = v[i, 1:2], start.time = v$start[i] + .5), times = v$stop[i]); stopifnot(abs(z$cumhaz - e) < 1e-12); c(p, list(expected = S(e), expected_se = S(z$std.err / z$surv))) })))

## ---- robust variances --------------------------------------------------------
m <- coxph(Surv(time, status) ~ age + stage, clinic, robust = TRUE, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("robust_rows", "cox_clinic", c(right, list(covariates = c("age", "stage"), variance = S("robust"), contrasts = list(S("stage:III-II")))), plain(m), concord(m), list(contrasts = list(contrast("stage:III-II", "stage: III against II", c(0, -1, 1), m))))
m <- coxph(Surv(start, stop, event) ~ x * arm, visits, cluster = id, ties = "breslow", x = TRUE, y = TRUE, model = TRUE, control = CC)
case("robust_visits_interaction_breslow", "cox_visits", c(counting, list(covariates = c("x", "arm"), interactions = "x:arm", cluster = S("id"), ties = S("breslow"))), plain(m), concord(m), named(m))
m <- coxph(Surv(entry, time, status) ~ age + arm + strata(stage) + offset(score), clinic, cluster = centre, weights = weight, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("robust_entry_strata_weights_offset_few_clusters", "cox_clinic", c(right, list(entry = S("entry"), covariates = c("age", "arm"), strata = S("stage"), offset = S("score"), weights = S("weight"), cluster = S("centre"))),
  { p <- plain(m); p$robust_score_chisq <- NULL; p })
m <- coxph(Surv(time, status) ~ age + stage, clinic, weights = weight, robust = FALSE, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("weights_without_robust", "cox_clinic", c(right, list(covariates = c("age", "stage"), weights = S("weight"), variance = S("model"))), plain(m))

## ---- landmark ----------------------------------------------------------------
later <- clinic[clinic$time > 12, ]; later$t <- later$time - 12
m <- coxph(Surv(t, status) ~ age + stage, later, x = TRUE, y = TRUE, model = TRUE, control = CC)
case("landmark", "cox_clinic", c(right, list(covariates = c("age", "stage"), landmark = S(12))), plain(m), list(landmark = list(time = S(12), at_risk = S(nrow(later)), left_with_event = S(sum(clinic$time <= 12 & clinic$status == 1)),
  left_censored = S(sum(clinic$time <= 12 & clinic$status == 0)), not_yet_entered = S(0))))

writeLines(paste0("{\"source\":\"make_cox.R, R ", R.version$major, ".", R.version$minor, ", survival ", packageVersion("survival"), "\",\"cases\":[\n", paste(vapply(cases, js, ""), collapse = ",\n"), "\n]}"), "cox_more.json")
