"""What is learned: M³ViT in PyTorch, its tasks, data and training (importing this package loads no torch)."""
