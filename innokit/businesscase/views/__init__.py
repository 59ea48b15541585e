"""Views of the money: the council's cash, all public agencies, social value weighted by income."""
