package io.reactivex;

public abstract class Scheduler {}
