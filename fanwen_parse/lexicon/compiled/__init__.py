"""Made by ``python -m fanwen_parse.lexicon.build``; one literal module for each YAML file of the lexicon."""
