package samples.purity.workfloo.memory;

import java.io.File;

public record MemoryTouchesTheWorld(File file) {}
