package dev.paranoid.mybatis;

import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;

/** Engines of one run, whose databases go when it is over. */
public final class EngineRun implements AutoCloseable {

    private final List<MyBatisEngine> open = new ArrayList<>();

    public MyBatisEngine open(TestSchema schema) {
        return open(schema, DeletionRules.NONE);
    }

    public MyBatisEngine open(TestSchema schema, DeletionRules rules) {
        MyBatisEngine engine = MyBatisEngine.of(schema, rules);
        open.add(engine);
        return engine;
    }

    public MyBatisEngine inBackground(TestSchema schema) {
        return inBackground(schema, DeletionRules.NONE);
    }

    public MyBatisEngine inBackground(TestSchema schema, DeletionRules rules) {
        MyBatisEngine engine = MyBatisEngine.inBackground(schema, rules, 1);
        open.add(engine);
        return engine;
    }

    @Override
    public void close() {
        open.forEach(MyBatisEngine::leave);
    }
}
