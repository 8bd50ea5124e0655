# Rscript gold.R   (in this folder): writes haven.sav and haven.zsav, and what R reads from the files of pspp.
library(haven)
made <- data.frame(
  patient = c(1, 2, 3, 4),
  grade = labelled_spss(c(1, 2, 9, NA), c(G1 = 1, G2 = 2, "not graded" = 9), na_values = 9, label = "WHO grade 2022"),
  site = labelled_spss(c("pancreas", "small intestine", "", "?"), c("not stated" = "?"), na_values = "?"),
  ki67 = labelled_spss(c(1.5, 20, -1, 0.1), label = "Ki-67, %", na_range = c(-Inf, -1)),
  diagnosed = as.Date(c("2017-05-17", "1999-12-31", NA, "2030-01-01")),
  seen = as.POSIXct(c("2017-05-17 08:30:00", NA, "2020-02-29 00:00:00", "2020-02-29 23:59:59"), tz = "UTC"),
  remark = c(strrep("Växer långsamt. ", 40), "kort", NA, strrep("y", 255)))
write_sav(made, "haven.sav", compress = "byte")
write_sav(made, "haven.zsav", compress = "zsav")

shown <- function(x) {
  if (inherits(x, "haven_labelled") && grepl("DATE", attr(x, "format.spss")) && is.numeric(x)) # a date with a missing value stays days
    return(format(as.Date(as.vector(unclass(x)), origin = "1970-01-01"), "%Y-%m-%d"))
  if (inherits(x, "Date")) format(x, "%Y-%m-%d")
  else if (inherits(x, "POSIXct")) format(x, "%Y-%m-%d", tz = "UTC")
  else if (inherits(x, "hms")) sprintf("%.15g", as.numeric(x))
  else if (is.numeric(x)) sprintf("%.17g", unclass(x))
  else as.character(unclass(x))
}
for (name in c("visits-bytecode", "haven", "written")) {
  read <- read_sav(paste0(name, ".sav"), user_na = TRUE)
  out <- as.data.frame(lapply(read, shown), check.names = FALSE)
  out[is.na(out) | out == "NA"] <- ""
  write.csv(out, paste0(name, ".gold.csv"), row.names = FALSE, fileEncoding = "UTF-8")
  labels <- do.call(rbind, lapply(names(read), function(v) {
    l <- attr(read[[v]], "labels")
    text <- attr(read[[v]], "label", exact = TRUE); text <- if (is.null(text)) "" else as.vector(text)
    if (is.null(l)) data.frame(column = v, label = text, code = "", meaning = "")
    else data.frame(column = v, label = text, code = sub("\\s+$", "", as.character(unclass(l))), meaning = names(l))
  }))
  write.csv(labels, paste0(name, ".labels.csv"), row.names = FALSE, fileEncoding = "UTF-8")
}
