package dev.workfloo.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes along with requests, to measure or trace them. It must not throw. */
public interface RequestObserver {

    RequestObserver NONE = new RequestObserver() {};

    /** An operation while it is being answered; closed on the thread that began it, also when it failed. */
    interface Attendance extends AutoCloseable {

        /** @param execution the execution that it was about, as far as that is known */
        void answered(int status, Optional<String> execution);

        /** It cannot be answered yet, and begins anew once the rest of the request is here. */
        default void postponed() {}

        @Override
        void close();
    }

    /**
     * An operation begins.
     *
     * @param route the pattern of its path
     * @param header gives a header of the request by its name, or null
     */
    default Attendance begin(String method, String route, Function<String, @Nullable String> header) {
        return new Attendance() {
            @Override
            public void answered(int status, Optional<String> execution) {}

            @Override
            public void close() {}
        };
    }

    /**
     * A request was answered, whether it found an operation or not.
     *
     * @param route the pattern of its path, or {@code (no route)}
     */
    default void answered(String method, String route, int status, Duration took) {}
}
