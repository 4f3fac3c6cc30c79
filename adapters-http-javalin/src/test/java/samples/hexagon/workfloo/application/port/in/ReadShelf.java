package samples.hexagon.workfloo.application.port.in;

public interface ReadShelf {}
