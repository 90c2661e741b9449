package dev.paranoid.application.port;

/**
 * All that work in the background needs on top of {@link Ports}.
 *
 * @param slices rows, and what a plan does to a slice of them
 * @param jobs what is being worked on
 * @param accepted requests that wait for the end
 * @param answers tells them of it
 */
public record BackgroundPorts(SlicedStore slices, Jobs jobs, AcceptedRequests accepted, FinalAnswers answers) {}
