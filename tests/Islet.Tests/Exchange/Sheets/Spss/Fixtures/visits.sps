* Made-up patients of no centre: every format of a date, missing values of every form, texts short, long and very long.
* pspp visits.sps   (in this folder; writes visits-plain.sav, visits-bytecode.sav, visits-zlib.zsav).
SET LOCALE='UTF-8'.
DATA LIST LIST ("|") /PatientNumber (F4.0) Kön (A1) Grade (F1.0) Ki67Percent (F6.2) CgA (COMMA10.1) Cost (DOLLAR10.2) Share (PCT6.1)
  Born (DATE11) Diagnosis (ADATE10) Surgery (EDATE10) Scan (SDATE10) Lab (JDATE7) Visit (DATETIME20) Month (MOYR8) Quarter (QYR8) Week (WKYR10)
  At (TIME8) Took (DTIME12) Day (WKDAY3) Site (A12) Behaviour (A24).
BEGIN DATA
1|M|1|1.5|1,234.5|12.50|40|01-JAN-1950|05/17/2017|17.05.2018|2019/05/17|2019137|17-MAY-2019 00:00|MAY 2017|2 Q 2017|20 WK 2017|08:30:00|2 03:04:05|MON|Pankreas|stabil
2|F|2|12|99|7|12.5|29-FEB-1960|12/31/1999|01.01.2000|2000/02/29|2000366|29-FEB-2000 13:45|DEC 1999|4 Q 1999|52 WK 1999|23:59:59|0 00:00:01|SUN|Tunntarm|växande
3|F|9|-9|-8|.|.|.|.|.|.|.|.|.|.|.|.|.|.|okänd|okänd framtid
4|M|3|100|0.1|1000000|100|31-DEC-1899|01/01/2030|31.12.2030|1582/10/15|2030365|01-JAN-2030 00:00|JAN 2030|1 Q 2030|1 WK 2030|120:00:00|400 12:00:00|SAT|Lever och k|x
5|-|2|0.3333333333333333|-7|0|0|15-OCT-1582|10/15/1582|15.10.1582|2100/03/01|2001001|31-DEC-9999 00:00|FEB 2001|1 Q 2001|9 WK 2001|00:00:00|1 00:00:00|TUE|ind, rad|-
END DATA.
STRING Report (A600) /Edge (A255).
COMPUTE Report = CONCAT('Utlåtande ', Site, ': ').
LOOP #i = 1 TO 30.
  IF (PatientNumber = 1) Report = CONCAT(RTRIM(Report), ' rad ', LTRIM(STRING(#i, F2.0)), ' åäö').
END LOOP.
IF (PatientNumber = 2) Edge = 'Ends at its edge'.
IF (PatientNumber = 4) Report = ''.
IF (PatientNumber = 5) Kön = ''.
IF (PatientNumber = 5) Behaviour = ''.
COMPUTE Tiny = 1E-300.
COMPUTE Huge = 1E+200.
COMPUTE Exact = 0.1 + 0.2.
FORMATS Tiny Huge (E12.4) Exact (F8.2).
VARIABLE LABELS Kön 'Juridiskt kön' /Grade 'WHO-grad 2022 (G1–G3)' /CgA 'Chromogranin A, µg/L' /Report 'PAD-utlåtande'.
VALUE LABELS Kön 'M' 'man' 'F' 'kvinna' /Grade 1 'G1' 2 'G2' 3 'G3' 9 'okänd' /CgA -8 'under detektionsgräns' /Site 'Pankreas' 'bukspottkörtel' 'okänd' 'ej angivet'
  /Behaviour 'stabil' 'stabil sjukdom'.
MISSING VALUES Grade (9) /Ki67Percent (LO THRU -1) /CgA (-9 THRU -8, 99) /Site ('okänd').
DOCUMENT Written by hand for Islet's tests.
SAVE OUTFILE='visits-plain.sav' /UNCOMPRESSED.
SAVE OUTFILE='visits-bytecode.sav' /COMPRESSED.
SAVE OUTFILE='visits-zlib.zsav' /ZCOMPRESSED.
