package dev.workfloo.testkit.arbitrary;

import java.util.List;
import java.util.Map;

/** What can be said of a draw in statistics: by label, what applies. */
interface Labelled {

    Map<String, List<String>> labels();
}
