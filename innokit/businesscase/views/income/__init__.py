"""Social value beside itself weighted by household income."""
