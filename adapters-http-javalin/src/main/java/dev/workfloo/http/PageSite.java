package dev.workfloo.http;

import io.javalin.config.JavalinConfig;
import java.util.Set;

/** Pages for people, which are served beside the API, on its connections. */
public interface PageSite {

    /** Paths that are the site's with all below them, such as {@code /docs}. */
    Set<String> roots();

    /** @param dispatch through which each handler of the site goes */
    void install(JavalinConfig config, PageDispatch dispatch);
}
