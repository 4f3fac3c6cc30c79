package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.docs.Installation.Readiness;
import org.junit.jupiter.api.Test;

class ServiceStateTest {

    @Test
    void isReadyWhileTheStoreAnswers() {
        ServiceState serving = ServiceState.of(() -> true, () -> false);
        ServiceState alone = ServiceState.of(() -> false, () -> false);

        assertEquals(Readiness.READY, serving.readiness());
        assertEquals(Readiness.NOT_READY, alone.readiness());
    }

    @Test
    void isPausedOnlyWhileItCouldServe() {
        ServiceState paused = ServiceState.of(() -> true, () -> true);
        ServiceState alone = ServiceState.of(() -> false, () -> true);

        assertEquals(Readiness.PAUSED, paused.readiness());
        assertEquals(Readiness.NOT_READY, alone.readiness());
    }

    @Test
    void saysThatTheStoreIsAwayAndDoesNotFail() {
        ServiceState state = ServiceState.of(
                () -> {
                    throw new StoreUnavailable("no connection");
                },
                () -> false);

        assertEquals(Readiness.NOT_READY, state.readiness());
    }

    @Test
    void isNotReadyOnceItLeaves() {
        ServiceState state = ServiceState.of(() -> true, () -> false);

        state.leaving().set(true);

        assertFalse(state.isReady());
        assertEquals(Readiness.NOT_READY, state.readiness());
    }
}
