* The same letters in windows-1252; this script is UTF-8.
* pspp --syntax-encoding=UTF-8 western.sps   (in this folder; writes western-1252.sav).
SET LOCALE='windows-1252'.
DATA LIST LIST ("|") /Number (F3.0) Città (A10).
BEGIN DATA
1|Umeå
2|Forlì
3|Ærø – “Ø”
4|Milano
END DATA.
VARIABLE LABELS Città 'Dove è stato operato'.
VALUE LABELS Città 'Milano' 'Lombardia è qui'.
SAVE OUTFILE='western-1252.sav' /COMPRESSED.
