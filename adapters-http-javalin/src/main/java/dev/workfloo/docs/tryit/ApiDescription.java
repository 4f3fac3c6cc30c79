package dev.workfloo.docs.tryit;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The API as its description tells it, in the description's order. */
record ApiDescription(String description, List<OperationGroup> groups) {

    /** @param document OpenAPI 3.1, closed here */
    static ApiDescription read(InputStream document) {
        return DescriptionReader.read(document);
    }

    List<DescribedOperation> operations() {
        return groups.stream().flatMap(group -> group.operations().stream()).toList();
    }

    Optional<DescribedOperation> find(String id) {
        return operations().stream()
                .filter(operation -> operation.head().id().equals(id))
                .findFirst();
    }
}
