# Aalen-Johansen with delayed entry and case weights: R 4.2.2, survival 3.5-3. Run here: Rscript truncated_gold.R
# melanoma.csv with an entry and a weight made from the row's number; survfit(Surv(entry, time, st) ~ g, id, weights), errors by the infinitesimal jackknife.
# The last part is the cause-specific Cox model of cause 1 with the same entry and weights, errors robust.
suppressMessages({ library(survival); library(jsonlite) })
d <- read.csv("melanoma.csv")
d$row <- seq_len(nrow(d))
d$entry <- ifelse(d$row %% 3 == 0, round(d$time * ((d$row * 37) %% 71) / 100), 0)
d$count <- 1 + d$row %% 3
d$share <- 0.25 + ((d$row * 13) %% 17) / 8
write.csv(d[, c("row", "time", "st", "ulcerf", "age", "sexf", "entry", "count", "share")], "truncated.csv", row.names = FALSE, quote = FALSE)
times <- c(200, 800, 1500, 2500, 4000)
d$fst <- factor(d$st, sort(unique(d$st)))
one <- function(name, f) {
  s <- summary(f, times = times, extend = TRUE)
  list(name = name, times = s$time, strata = if (is.null(s$strata)) NULL else sub(".*=", "", as.character(s$strata)), p = s$pstate, se = s$std.err)
}
cases <- list(
  one("entry", survfit(Surv(entry, time, fst) ~ 1, d, id = row)),
  one("count", survfit(Surv(time, fst) ~ 1, d, weights = count, id = row)),
  one("share", survfit(Surv(time, fst) ~ 1, d, weights = share, id = row)),
  one("both", survfit(Surv(entry, time, fst) ~ 1, d, weights = share, id = row)),
  one("both by group", survfit(Surv(entry, time, fst) ~ ulcerf, d, weights = share, id = row)))
cs <- function(k, w) { f <- coxph(Surv(entry, time, st == k) ~ age + sexf, d, weights = w, ties = "efron", id = row, control = coxph.control(eps = 1e-13, toler.chol = 1e-15, iter.max = 50), robust = TRUE)
  list(coef = unname(coef(f)), se = unname(sqrt(diag(vcov(f))))) }
cs1 <- cs(1, d$share)
write(toJSON(list(cases = cases, cause_specific_1 = cs1), digits = I(17), auto_unbox = TRUE, pretty = TRUE), "truncated.json")
