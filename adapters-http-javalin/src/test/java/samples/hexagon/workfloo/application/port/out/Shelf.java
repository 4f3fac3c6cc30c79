package samples.hexagon.workfloo.application.port.out;

public interface Shelf {}
