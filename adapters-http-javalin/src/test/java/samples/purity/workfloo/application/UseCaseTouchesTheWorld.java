package samples.purity.workfloo.application;

import java.io.File;

public record UseCaseTouchesTheWorld(File file) {}
