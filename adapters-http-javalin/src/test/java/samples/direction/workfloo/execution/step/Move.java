package samples.direction.workfloo.execution.step;

public record Move(String name) {}
