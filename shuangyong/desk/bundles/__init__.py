"""整套下载: a street's or district's plans of a year in one zip, made in the background."""
