package dev.workfloo.docs.tryit;

import java.util.List;
import java.util.Optional;

/**
 * What an operation is asked with.
 *
 * @param rights one of which the key must have; none where no key is needed
 */
record DescribedRequest(List<String> rights, List<DescribedParameter> parameters, Optional<DescribedBody> body) {

    boolean isKeyed() {
        return !rights.isEmpty();
    }
}
