package samples.operations.workfloo.application.port.in;

public interface CancelWorkfloo {

    void cancel();
}
