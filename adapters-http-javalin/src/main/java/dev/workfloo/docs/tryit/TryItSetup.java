package dev.workfloo.docs.tryit;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What Try It is about.
 *
 * @param description the API's, in OpenAPI 3.1
 * @param demoKey which the service takes, where it runs the demo for this machine alone
 */
public record TryItSetup(Supplier<InputStream> description, Optional<String> demoKey) {

    /** A key is nobody's business. */
    @Override
    public String toString() {
        return "TryItSetup";
    }
}
