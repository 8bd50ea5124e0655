"""Makes the workbooks beside it with openpyxl 3.0.9 (python3 make.py); every value is invented."""
import datetime as d
import pathlib
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent
STAMP = d.datetime(2020, 1, 1)


def save(book, name):
    book.properties.created = book.properties.modified = STAMP
    book.save(HERE / name)


def fill(sheet, rows):
    for row in rows:
        sheet.append(row)


# Every type of cell and the number formats that change what a number means.
book = Workbook()
sheet = book.active
sheet.title = "Patients"
fill(sheet, [["ID", "Seen", "Visit", "Clock", "SUV", "Ki-67", "Centre no", "Alive", "Note", "Started", "Duration", "Elapsed"],
             [1, d.date(2019, 5, 17), d.datetime(2019, 5, 17, 14, 30), d.time(8, 30), 8.1999999999999993, 0.12, 7, True, "neg", 43602, 1.5, 1.25],
             [2, d.date(1901, 1, 2), None, None, 12, 0.125, 1234, False, "  ", 43602, None, None],
             [3, None, None, None, "12.5", None, None, None, "=not a formula", None, None, None]])
for row in (2, 3):
    sheet.cell(row, 6).number_format = "0%" if row == 2 else "0.0%"
    sheet.cell(row, 7).number_format = "000"
    sheet.cell(row, 10).number_format = '[$-41D]d\\ mmmm\\ "day" yyyy;@'
sheet.cell(2, 11).number_format = '0.00" months"'
sheet.cell(2, 12).number_format = "[h]:mm"
sheet.cell(4, 9).data_type = "s"
save(book, "types.xlsx")

# Days counted from 1904.
book = Workbook()
book.epoch = CALENDAR_MAC_1904
fill(book.active, [["ID", "Seen"], [1, d.date(2019, 5, 17)], [2, d.date(1904, 1, 1)]])
save(book, "mac1904.xlsx")

# Two header rows with merged cells, a title above them, a hidden sheet, a sheet of notes, merged cells among the data.
book = Workbook()
sheet = book.active
sheet.title = "Scans"
fill(sheet, [["Registry of scans"], [], ["ID", "PET1", None, "PET2", None, "Sex"], [None, "date", "SUV", "date", "SUV", None],
             ["A1", d.date(2019, 5, 17), 8.5, d.date(2020, 5, 17), 9, "F"], ["A2", None, None, None, None, "M"], [None, None, 3, None, None, "M"]])
for merged in ("A3:A4", "B3:C3", "D3:E3", "F3:F4", "A6:A7"):
    sheet.merge_cells(merged)
hidden = book.create_sheet("Old")
fill(hidden, [["ID", "Sex"], ["A1", "F"]])
hidden.sheet_state = "hidden"
notes = book.create_sheet("Notes")
fill(notes, [["Made for tests", None, "Made for tests"], ["by hand", "x", None], [None, None, None], [None, None, "y"]])
book.create_sheet("Empty")
book.create_chartsheet("Chart")
save(book, "headers.xlsx")

# Formulas: one never computed (openpyxl stores no values), one that failed; a day that never was; a row hidden by a filter.
book = Workbook()
sheet = book.active
sheet.title = "Formulas"
fill(sheet, [["ID", "Sum", "Day"], [1, "=1+1", 60], [2, "#DIV/0!", 61], [3, "#DIV/0!", -1], [4, "#N/A", 59]])
for row in range(2, 6):
    sheet.cell(row, 3).number_format = "yyyy-mm-dd"
sheet.row_dimensions[3].hidden = True
sheet["A2"].fill = PatternFill("solid", fgColor="FFFF00")
save(book, "formulas.xlsx")
