package samples.vavr.workfloo.http;

import io.vavr.collection.List;

public record ShowsAnotherList(List<String> names) {}
