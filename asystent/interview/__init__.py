"""The interview without a screen: answers, their meaning, and the case they make up."""
