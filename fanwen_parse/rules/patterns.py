from fanwen_parse.patterns import compiled as compiled
