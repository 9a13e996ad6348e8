"""Speech: which screen reader is there, who speaks, and a worker process that can be killed.

Nothing is imported here: the start of the conversation needs only ``detect`` and ``choice``, which load in about a millisecond.
"""
