"""How notices are written: text, tables, and the grammars of money, displacement, quantities, dates and places. Pure."""
