// In this order: the review knows what was decided before the panel shows a passage.
startReview();
startPanel();
startSwitches();
startSearch();
