package dev.workfloo.http.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is served beside whatever a host serves.
 *
 * @param api below which everything is the API's, whether it exists or not
 * @param health answered at once
 * @param probes that may wait for something, and so have threads of their own
 */
public record ServedPaths(String api, String health, Set<String> probes) {

    public boolean isOfTheApi(String path) {
        return path.equals(api) || path.startsWith(api + "/");
    }

    boolean isOurs(@Nullable String path) {
        return path != null && (isOfTheApi(path) || path.equals(health) || probes.contains(path));
    }
}
