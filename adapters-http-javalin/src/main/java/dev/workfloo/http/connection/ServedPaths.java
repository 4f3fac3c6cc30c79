package dev.workfloo.http.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is served beside the host's own paths.
 *
 * @param api all below it belongs to the API, whether it exists or not
 * @param description of the API
 * @param health answered at once
 * @param probes that may wait for something, and so have threads of their own
 * @param pages with all below them
 */
public record ServedPaths(String api, String description, String health, Set<String> probes, Set<String> pages) {

    /** Without pages. */
    public ServedPaths(String api, String description, String health, Set<String> probes) {
        this(api, description, health, probes, Set.of());
    }

    public ServedPaths withPages(Set<String> roots) {
        return new ServedPaths(api, description, health, probes, roots);
    }

    public boolean isOfTheApi(String path) {
        return path.equals(api) || path.startsWith(api + "/");
    }

    boolean isOurs(@Nullable String path) {
        if (path == null) return false;
        return isOfTheApi(path)
                || withoutLastSlash(path).equals(description)
                || isHealth(path)
                || isProbe(path)
                || isPage(path);
    }

    private boolean isPage(String path) {
        return pages.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    boolean isHealth(@Nullable String path) {
        return path != null && withoutLastSlash(path).equals(health);
    }

    boolean isProbe(@Nullable String path) {
        return path != null && probes.contains(withoutLastSlash(path));
    }

    /** Javalin leads there with a slash at the end too. */
    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
