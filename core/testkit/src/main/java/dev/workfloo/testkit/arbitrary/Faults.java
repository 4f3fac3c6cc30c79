package dev.workfloo.testkit.arbitrary;

import dev.workfloo.testkit.ServiceFault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** How services fail. */
final class Faults {

    private Faults() {}

    static Arbitrary<ServiceFault> all() {
        return Arbitraries.oneOf(
                Arbitraries.of(400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504)
                        .map(ServiceFault::status),
                Arbitraries.create(ServiceFault::timeout),
                Arbitraries.create(ServiceFault::connectionLost),
                Arbitraries.create(ServiceFault::badAnswer),
                Arbitraries.create(() -> ServiceFault.refusal("NOT_FOUND", "Nobody of this name is known")),
                Arbitraries.create(ServiceFault::notConfigured));
    }
}
