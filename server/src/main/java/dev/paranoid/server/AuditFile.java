package dev.paranoid.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Writes the audit log to a file of its own as well, where {@code paranoid.audit.file} names one: a line of JSON for each entry, in
 * the Elastic Common Schema. Each day has a file, of 100 MB at most; they are kept until somebody removes them.
 */
@Component
@ConditionalOnProperty("paranoid.audit.file")
final class AuditFile implements DisposableBean {

    private static final String LOGGER = "dev.paranoid.audit";
    private static final String FORMAT = "ecs";
    private static final long MEGABYTES = 100;

    private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

    AuditFile(Environment environment) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger audit = context.getLogger(LOGGER);
        appender.setContext(context);
        appender.setName("audit-file");
        String file = environment.getRequiredProperty("paranoid.audit.file");
        appender.setFile(file);
        appender.setEncoder(encoder(context, environment));
        roll(context, file);
        appender.start();
        if (!appender.isStarted()) {
            throw new IllegalStateException("paranoid.audit.file cannot be written: " + why(context, file));
        }
        audit.addAppender(appender);
    }

    /** What went wrong last while the file was opened. */
    private static String why(LoggerContext context, String file) {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .flatMap(status -> Stream.ofNullable(status.getThrowable()))
                .reduce((earlier, later) -> later)
                .map(Throwable::getMessage)
                .orElse(file);
    }

    private static StructuredLogEncoder encoder(LoggerContext context, Environment environment) {
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(FORMAT);
        encoder.start();
        return encoder;
    }

    private void roll(LoggerContext context, String file) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(new FileSize(MEGABYTES * FileSize.MB_COEFFICIENT));
        policy.start();
        appender.setRollingPolicy(policy);
    }

    @Override
    public void destroy() {
        ((Logger) LoggerFactory.getLogger(LOGGER)).detachAppender(appender);
        appender.stop();
    }
}
