package com.example.lender;

import dev.workfloo.jdbc.JdbcStore;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database takes what is written, as Actuator asks it; Spring Boot 3's types. */
@Component
class WorkflooHealthIndicator implements HealthIndicator {

    private final JdbcStore store;

    WorkflooHealthIndicator(JdbcStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        return store.answers() ? Health.up().build() : Health.down().build();
    }
}
