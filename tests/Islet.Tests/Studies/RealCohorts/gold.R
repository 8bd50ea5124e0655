# Rscript gold.R COHORTS NAME: survival of a real cohort by R's package survival, straight from its published files, for the study file NAME.yaml beside this one.
# A line is the address of a number in results.json, a tab, and R's number ("NA": there is none). NAME.gold.tsv was made so with R 4.2.2, survival 3.5-3.
suppressMessages(library(survival))
folder <- commandArgs(TRUE)[1]
read <- function(...) read.delim(file.path(folder, ...), comment.char = "#", colClasses = "character", quote = "")

say <- function(address, value) cat(address, "\t", trimws(formatC(as.numeric(value), digits = 17, format = "g")), "\n", sep = "")
curve <- function(at, fit, times) {
  say(paste0(at, ".n"), fit$n)
  say(paste0(at, ".events"), sum(fit$n.event))
  q <- quantile(fit, 0.5)
  say(paste0(at, ".median.estimate"), q$quantile)
  say(paste0(at, ".median.lower"), q$lower)
  say(paste0(at, ".median.upper"), q$upper)
  s <- summary(fit, times = times, extend = TRUE)
  for (i in seq_along(times)) {
    to <- paste0(at, ".times[time=", times[i], "]")
    say(paste0(to, ".n_risk"), s$n.risk[i])
    if (s$n.risk[i] == 0 && s$surv[i] > 0) next # nobody under observation any more: R carries the last value on, a study prints none
    say(paste0(to, ".surv"), s$surv[i])
    if (s$surv[i] == 0) next # no limits are defined
    say(paste0(to, ".lower"), s$lower[i])
    say(paste0(to, ".upper"), s$upper[i])
  }
}
analysis <- function(name, by, times, data, form = "log", rho = c("log-rank" = 0)) {
  for (level in levels(data[[by]])) {
    own <- data[data[[by]] == level, ]
    if (nrow(own) > 0) curve(paste0("survival[name=", name, "][group=", level, "]"), survfit(Surv(t, dead) ~ 1, own, conf.type = form), times)
  }
  for (test in names(rho)) {
    x <- survdiff(Surv(data$t, data$dead) ~ droplevels(data[[by]]), rho = rho[[test]])
    to <- paste0("tests[name=", test, "][analysis=", name, "]")
    say(paste0(to, ".chisq"), x$chisq)
    say(paste0(to, ".df"), length(x$n) - 1)
    say(paste0(to, ".p"), pchisq(x$chisq, length(x$n) - 1, lower.tail = FALSE))
    if (rho[[test]] == 0) for (i in seq_along(x$n)) {
      say(paste0(to, ".expected[", i - 1, "]"), x$exp[i])
      say(paste0(to, ".observed[", i - 1, "]"), x$obs[i])
    }
  }
}
model <- function(name, formula, data, ties = "efron") {
  environment(formula) <- environment() # where cox.zph looks for the data again
  f <- coxph(formula, data, ties = ties, control = coxph.control(eps = 1e-11, toler.chol = 1e-12, iter.max = 100))
  s <- summary(f)
  to <- paste0("models[name=", name, "]")
  say(paste0(to, ".n"), f$n)
  say(paste0(to, ".events"), f$nevent)
  for (i in seq_along(coef(f))) {
    at <- paste0(to, ".coefficients[", i - 1, "]")
    say(paste0(at, ".coef"), coef(f)[i])
    say(paste0(at, ".se"), sqrt(diag(vcov(f)))[i])
    say(paste0(at, ".hr"), s$conf.int[i, 1])
    say(paste0(at, ".lower"), s$conf.int[i, 3])
    say(paste0(at, ".upper"), s$conf.int[i, 4])
    say(paste0(at, ".p"), s$coefficients[i, 5])
  }
  say(paste0(to, ".loglik_null"), f$loglik[1])
  say(paste0(to, ".loglik"), f$loglik[2])
  say(paste0(to, ".lr_test.chisq"), s$logtest[1])
  say(paste0(to, ".score_test.chisq"), s$sctest[1])
  say(paste0(to, ".wald_test.chisq"), f$wald.test)
  if (ties != "exact") {
    say(paste0(to, ".concordance.c"), f$concordance["concordance"])
    say(paste0(to, ".concordance.se"), f$concordance["std"])
    z <- cox.zph(f)
    say(paste0(to, ".proportional_hazards.global.chisq"), z$table["GLOBAL", 1])
    for (i in seq_len(nrow(z$table) - 1)) say(paste0(to, ".proportional_hazards.terms[", i - 1, "].chisq"), z$table[i, 1])
  }
  f
}

arcnet <- function() {
  d <- merge(read("panet_arcnet_2017", "data_clinical_patient.txt"), read("panet_arcnet_2017", "data_clinical_sample.txt"), by = "PATIENT_ID")
  d$t <- as.numeric(d$OS_MONTHS)
  d$dead <- ifelse(d$OS_STATUS == "DECEASED", 1, ifelse(d$OS_STATUS == "LIVING", 0, NA))
  d <- d[!is.na(d$t) & !is.na(d$dead), ]
  d$grade <- factor(paste0("G", d$WHO_GRADE), levels = c("G1", "G2", "G3"))
  d$stage <- factor(sub("[ab]$", "", d$ENETS_STAGING), levels = c("I", "II", "III", "IV"))
  d$metastases <- factor(paste0("M", d$M_STAGE), levels = c("M0", "M1"))
  d$`function` <- factor(d$FUNCTIONAL, levels = c("Yes", "No"), labels = c("Functioning", "Not functioning"))
  d$age <- as.numeric(d$AGE)
  stopifnot(!anyNA(d$grade), !anyNA(d$stage), !anyNA(d$metastases), !anyNA(d$`function`))
  curve("survival[name=all][by=]", survfit(Surv(t, dead) ~ 1, d), c(12, 24, 36, 60, 120))
  analysis("by-grade", "grade", c(12, 36, 60), d)
  analysis("by-stage", "stage", c(12, 36, 60), d)
  analysis("by-function", "function", c(12, 36, 60), d, form = "log-log")
  analysis("by-metastases", "metastases", c(12, 36, 60), d, form = "plain")
  analysis("metastatic-by-grade", "grade", 24, d[d$metastases == "M1", ])
  analysis("not-functioning-by-stage", "stage", 36, d[d$`function` == "Not functioning", ])

  m <- model("adjusted", Surv(t, dead) ~ grade + metastases + I(age / 10), d)
  d$stage2 <- relevel(d$stage, "II")
  model("stage-breslow", Surv(t, dead) ~ stage2, d, ties = "breslow")
  model("function", Surv(t, dead) ~ `function`, d, ties = "exact")
  model("not-functioning", Surv(t, dead) ~ grade + metastases, d[d$`function` == "Not functioning", ])

  # the table of models: each factor alone, on the patients of whom it is known, and together
  alone <- list(coxph(Surv(t, dead) ~ grade, d), coxph(Surv(t, dead) ~ metastases, d), coxph(Surv(t, dead) ~ I(age / 10), d))
  single <- do.call(rbind, lapply(alone, function(f) summary(f)$conf.int[, c(1, 3, 4), drop = FALSE]))
  both <- summary(m)$conf.int[, c(1, 3, 4)]
  keys <- c("grade/g2", "grade/g3", "metastases/m1", "age_at_diagnosis_years")
  for (i in 1:4) for (side in c("unadjusted", "adjusted")) {
    from <- if (side == "adjusted") both else single
    for (j in 1:3) say(paste0("model_tables[name=alone-and-together].rows[key=", keys[i], "].", side, ".adjusted.", c("hr", "lower", "upper")[j]), from[i, j])
  }

  # the layout: survival in its cells
  for (i in 1:3) {
    own <- d[d$grade == levels(d$grade)[i], ]
    cell <- function(key) paste0("layouts[name=grades].rows[key=", key, "].cells[", i - 1, "]")
    f <- survfit(Surv(t, dead) ~ 1, own)
    say(paste0(cell("os"), ".median.estimate"), quantile(f, 0.5)$quantile)
    say(paste0(cell("3-year-os"), ".surv"), summary(f, times = 36, extend = TRUE)$surv)
    say(paste0(cell("os-m1"), ".median.estimate"), quantile(survfit(Surv(t, dead) ~ 1, own[own$metastases == "M1", ]), 0.5)$quantile)
    say(paste0(cell("os-m1"), ".median.lower"), quantile(survfit(Surv(t, dead) ~ 1, own[own$metastases == "M1", ]), 0.5)$lower)
  }
}

msk <- function() {
  d <- read("msk_impact_2017_net", "msk_impact_2017_clinical_data_NE_rows.tsv")
  several <- tapply(d$Cancer.Type.Detailed, d$Patient.ID, function(x) length(unique(x))) > 1 # two patients whose samples are of different tumours: no one diagnosis
  d <- d[!duplicated(d$Patient.ID) & !several[d$Patient.ID], ]
  d$t <- suppressWarnings(as.numeric(d$Overall.Survival..Months.))
  d$dead <- as.integer(sub(":.*", "", d$Overall.Survival.Status))
  d <- d[!is.na(d$t) & !is.na(d$dead), ]
  lung <- c("LUNE", "LNET", "LUCA", "ALUCA") # the organ is the one that the OncoTree code is of
  d$site <- factor(ifelse(d$Oncotree.Code == "PANET", "Pancreas", ifelse(d$Oncotree.Code %in% lung, "Lung", NA)), levels = c("Pancreas", "Lung"))
  d$sex <- factor(tolower(d$Sex), levels = c("female", "male"))
  curve("survival[name=all][by=]", survfit(Surv(t, dead) ~ 1, d), c(6, 12, 24))
  analysis("by-site", "site", c(6, 12, 24), d[!is.na(d$site), ])
  analysis("by-sex", "sex", 12, d[!is.na(d$sex), ])
  model("site-and-sex", Surv(t, dead) ~ site + sex, d[!is.na(d$site), ])
}

invisible(switch(commandArgs(TRUE)[2], "arcnet" = arcnet(), "msk-impact" = msk()))
