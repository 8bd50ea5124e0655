# Rscript gold.R [patients]: gaps and sequences of made-up patients by R's package survival and base R, for FurtherGoldTests.cs. Run in this folder.
# "patients" draws the patients anew (missing.csv, sequences.csv). Else a line is the address of a number in results.json, a tab, and R's number ("NA": there is none).
# imputed.csv holds what Islet put into the gaps (ISLET_GOLDEN=update writes it): which values are drawn cannot be asked of R, what pooling makes of them can.
# gold.tsv was made so with R 4.2.2, survival 3.5-3.
suppressMessages(library(survival))
draw <- identical(commandArgs(TRUE)[1], "patients")
if (draw) {
  set.seed(20240831)
  n <- 160
  ki67 <- 1 + sample(0:39, n, TRUE)
  grade <- sample(c("G1", "G2"), n, TRUE)
  death <- 1 + floor(rexp(n, exp(0.03 * (ki67 - 20) + 0.4 * (grade == "G2")) / 900))
  end <- sample(400:2000, n, TRUE)
  gone <- runif(n) < ifelse(grade == "G2", 0.35, 0.15) # missing at random given the grade
  m <- data.frame(days = pmin(death, end), dead = as.integer(death <= end), ki67 = ifelse(gone, NA, ki67), grade)
  write.csv(m, "missing.csv", row.names = FALSE, quote = FALSE, na = "")
  n <- 140
  first <- sample(c("SSA", "PRRT", "chemotherapy"), n, TRUE, c(0.6, 0.2, 0.2))
  second <- sample(c("PRRT", "targeted", "chemotherapy"), n, TRUE)
  second[second == first] <- "targeted"
  has2 <- runif(n) < 0.7
  start1 <- 10 + seq_len(n) %% 7
  begun2 <- start1 + 60 + round(rexp(n, 1 / 400))
  tail <- 60 + round(rexp(n, 1 / 500))
  s <- data.frame(first, second = ifelse(has2, second, ""), start1, start2 = ifelse(has2, begun2, NA),
    progressed1 = ifelse(runif(n) < ifelse(has2, 0.85, 0.5), begun2 - 5, NA), progressed2 = ifelse(has2 & runif(n) < 0.6, begun2 + pmin(45 + round(runif(n) * tail), tail - 5), NA),
    end = begun2 + tail, dead = as.integer(runif(n) < 0.6))
  write.csv(s, "sequences.csv", row.names = FALSE, quote = FALSE, na = "")
  quit()
}
say <- function(address, value) cat(address, "\t", trimws(formatC(as.numeric(value), digits = 17, format = "g")), "\n", sep = "")

# Gaps: the complete rows, and Rubin's rules over the filled tables (Rubin 1987, ch. 3; degrees of freedom of Barnard & Rubin 1999 with events - coefficients for the complete data, as mice).
m <- read.csv("missing.csv"); m$g2 <- as.integer(m$grade == "G2")
fit <- function(d) coxph(Surv(days, dead) ~ g2 + ki67, d, ties = "efron", control = coxph.control(eps = 1e-10, iter.max = 50))
rows <- c(g2 = "missing[name=gaps].rows[term=grade]", ki67 = "missing[name=gaps].rows[term=ki67_percent]")
whole <- fit(m[!is.na(m$ki67), ]); ci <- summary(whole)$conf.int
for (t in names(rows)) {
  say(paste0(rows[t], ".n"), whole$n); say(paste0(rows[t], ".events"), whole$nevent)
  say(paste0(rows[t], ".coef"), coef(whole)[t]); say(paste0(rows[t], ".se"), sqrt(vcov(whole)[t, t]))
  say(paste0(rows[t], ".lower"), ci[t, "lower .95"]); say(paste0(rows[t], ".upper"), ci[t, "upper .95"])
  say(paste0(rows[t], ".p"), 2 * pnorm(-abs(coef(whole)[t] / sqrt(vcov(whole)[t, t]))))
}
for (t in c("grade", "ki67_percent")) {
  at <- paste0("missing[name=gaps].accounting[term=", t, "]"); gap <- if (t == "grade") rep(FALSE, nrow(m)) else is.na(m$ki67)
  say(paste0(at, ".missing"), sum(gap)); say(paste0(at, ".events_lost_by_it_alone"), sum(m$dead[gap])); say(paste0(at, ".complete"), sum(!is.na(m$ki67))); say(paste0(at, ".complete_events"), sum(m$dead[!is.na(m$ki67)]))
}
filled <- read.csv("imputed.csv")
fits <- lapply(split(filled, filled$set), function(f) { d <- m; stopifnot(setequal(f$row, which(is.na(m$ki67)))); d$ki67[f$row] <- f$ki67; fit(d) })
for (t in names(rows)) {
  q <- sapply(fits, function(f) coef(f)[[t]]); u <- sapply(fits, function(f) vcov(f)[t, t]); k <- length(q)
  within <- mean(u); between <- var(q); total <- within + (1 + 1 / k) * between; lambda <- (1 + 1 / k) * between / total
  old <- (k - 1) / lambda^2; complete <- sum(m$dead) - 2; observed <- (complete + 1) / (complete + 3) * complete * (1 - lambda); df <- old * observed / (old + observed)
  r <- (1 + 1 / k) * between / within
  say(paste0(rows[t], ".imputed_n"), nrow(m)); say(paste0(rows[t], ".imputed_events"), sum(m$dead))
  say(paste0(rows[t], ".imputed_coef"), mean(q)); say(paste0(rows[t], ".imputed_se"), sqrt(total)); say(paste0(rows[t], ".df"), df)
  say(paste0(rows[t], ".imputed_lower"), exp(mean(q) - qt(0.975, df) * sqrt(total))); say(paste0(rows[t], ".imputed_upper"), exp(mean(q) + qt(0.975, df) * sqrt(total)))
  say(paste0(rows[t], ".imputed_p"), 2 * pt(-abs(mean(q) / sqrt(total)), df)); say(paste0(rows[t], ".missing_information"), (r + 2 / (df + 3)) / (r + 1))
}

# Sequences: from the start of each line, and of each pair of first and second line; without progression means: to the first progression after that start, or death.
s <- read.csv("sequences.csv", na.strings = "")
without <- function(start, first) data.frame(t = ifelse(is.na(first), s$end, first) - start, e = ifelse(is.na(first), s$dead, 1))
alive <- function(start) data.frame(t = s$end - start, e = s$dead)
told <- function(at, of, d) {
  f <- survfit(Surv(t, e) ~ 1, d, conf.type = "log"); q <- quantile(f, 0.5)
  say(paste0(at, ".", of, "_n"), f$n); say(paste0(at, ".", of, "_events"), sum(f$n.event))
  say(paste0(at, ".", of, "_median"), q$quantile); say(paste0(at, ".", of, "_lower"), q$lower); say(paste0(at, ".", of, "_upper"), q$upper)
}
second <- !is.na(s$second)
after1 <- ifelse(is.na(s$progressed1), s$progressed2, s$progressed1)
for (class in sort(unique(s$first))) { at <- paste0("sequences[name=lines].rows[line=1][class=", class, "]"); k <- s$first == class; say(paste0(at, ".n"), sum(k)); told(at, "pfs", without(s$start1, after1)[k, ]); told(at, "os", alive(s$start1)[k, ]) }
for (class in sort(unique(s$second[second]))) { at <- paste0("sequences[name=lines].rows[line=2][class=", class, "]"); k <- second & s$second == class; say(paste0(at, ".n"), sum(k)); told(at, "pfs", without(s$start2, s$progressed2)[k, ]); told(at, "os", alive(s$start2)[k, ]) }
for (a in sort(unique(s$first))) for (b in sort(unique(s$second[second]))) {
  k <- second & s$first == a & s$second == b
  if (!any(k)) next
  at <- paste0("sequences[name=lines].pairs[first=", a, "][second=", b, "]"); say(paste0(at, ".n"), sum(k))
  told(at, "pfs", without(s$start1, s$progressed2)[k, ]); told(at, "os", alive(s$start1)[k, ]); told(at, "os_from_second", alive(s$start2)[k, ])
}
