"""What Word files and workbooks share: archives and workbooks that carry one time only."""
