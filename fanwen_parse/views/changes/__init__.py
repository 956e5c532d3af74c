"""The forms of a comparison: text on a terminal, JSON data, a 修订对照表 in HTML; entries for the forms of CI."""
