package dev.paranoid.server;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Paranoid as a service of its own. */
@SpringBootApplication(proxyBeanMethods = false)
public class ParanoidServer {

    public static void main(String[] args) {
        if (Usage.isAskedForBy(List.of(args))) {
            System.out.print(Usage.text());
        } else {
            SpringApplication.run(ParanoidServer.class, args);
        }
    }
}
