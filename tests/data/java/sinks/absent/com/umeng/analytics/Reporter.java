package com.umeng.analytics;

public class Reporter {
    public void report(String text) {}
}
