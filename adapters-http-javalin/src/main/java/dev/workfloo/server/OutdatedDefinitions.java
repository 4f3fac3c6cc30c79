package dev.workfloo.server;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.RecheckDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log which published versions the check of this release would refuse; they run on. */
final class OutdatedDefinitions {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.definitions");

    private OutdatedDefinitions() {}

    static void warn(RecheckDefinitions definitions) {
        try {
            definitions.outdated().forEach(outdated -> {
                LOG.warn(
                        "version {} of definition {} of workspace {} runs on, but would not be published today:",
                        outdated.version().number(),
                        outdated.version().definition(),
                        outdated.workspace());
                outdated.findings().forEach(finding -> LOG.warn("  {}", finding));
            });
        } catch (StoreUnavailable e) {
            LOG.warn("nobody looked whether what is published would be published today: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn(
                    "nobody looked whether what is published would be published today: {}",
                    e.getClass().getName());
        }
    }
}
