"""What the stages make of a plan, one file a stage, one public verb each; siblings never meet."""
