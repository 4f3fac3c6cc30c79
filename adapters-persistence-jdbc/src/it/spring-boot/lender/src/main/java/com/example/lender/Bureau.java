package com.example.lender;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the bureau; here it answers the same of everybody. */
@Component
class Bureau {

    private final ObservationRegistry observations;

    Bureau(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** Observed as Spring observes what its own clients ask. */
    Map<String, Object> ask(Map<String, Object> request) {
        return Observation.createNotStarted("bureau.ask", observations).observe(() -> Map.of("score", 712));
    }
}
