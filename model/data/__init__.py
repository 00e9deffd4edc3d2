"""Data: rendered indoor scenes (the default, made from integer seeds), published data sets on disk, augmentation."""
