package samples.innercycles.workfloo.application.port;

import java.util.List;
import samples.innercycles.workfloo.application.Egg;

public record Hen(List<Egg> eggs) {}
