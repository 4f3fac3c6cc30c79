package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Position;
import java.util.Optional;

/** What an execution waits for, as a column says it; nothing when it has ended. */
final class WaitingFor implements Position.Cases<Optional<String>> {

    static final WaitingFor COLUMN = new WaitingFor();

    private WaitingFor() {}

    @Override
    public Optional<String> awaitingForm(Position.AwaitingForm position) {
        return Optional.of("FORM");
    }

    @Override
    public Optional<String> awaitingNip(Position.AwaitingNip position) {
        return Optional.of("NIP");
    }

    @Override
    public Optional<String> calling(Position.Calling position) {
        return Optional.of("CONNECTOR");
    }

    @Override
    public Optional<String> finished(Position.Finished position) {
        return Optional.empty();
    }
}
