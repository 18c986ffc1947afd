"""``rulesets/`` read once into frozen values, with lint."""
