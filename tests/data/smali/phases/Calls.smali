.class public Lphases/Calls;
.super Ljava/lang/Object;

.method public static plain()V
    .registers 0
    invoke-static {}, Ljava/lang/Thread;->yield()V
    invoke-static {}, Ljava/lang/Thread;->yield()V
    invoke-static {}, Ljava/lang/Thread;->yield()V
    invoke-static {}, Ljava/lang/Thread;->yield()V
    invoke-static {}, Ljava/lang/Thread;->yield()V
    invoke-static {}, Ljava/lang/Thread;->yield()V
    return-void
.end method

# Registrations that say themselves when what they are handed runs. Never executed.
.method public static registering(Ljava/util/Timer;Ljava/util/TimerTask;JJ)V
    .registers 6
    invoke-virtual/range {p0 .. p3}, Ljava/util/Timer;->schedule(Ljava/util/TimerTask;J)V
    invoke-virtual/range {p0 .. p5}, Ljava/util/Timer;->schedule(Ljava/util/TimerTask;JJ)V
    return-void
.end method

.method public static alarms(Landroid/app/AlarmManager;IJJLandroid/app/PendingIntent;)V
    .registers 7
    invoke-virtual/range {p0 .. p6}, Landroid/app/AlarmManager;->setRepeating(IJJLandroid/app/PendingIntent;)V
    return-void
.end method

.method public static executors(Ljava/util/concurrent/ScheduledThreadPoolExecutor;Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)V
    .registers 7
    invoke-virtual/range {p0 .. p6}, Ljava/util/concurrent/ScheduledThreadPoolExecutor;->scheduleAtFixedRate(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/ScheduledFuture;
    return-void
.end method

.method public static constants(Ljava/util/Timer;Ljava/util/TimerTask;)V
    .registers 8
    const-wide/16 v2, 0x0
    const-wide/32 v4, 0xea60
    move-object v0, p0
    move-object v1, p1
    invoke-virtual/range {v0 .. v5}, Ljava/util/Timer;->scheduleAtFixedRate(Ljava/util/TimerTask;JJ)V
    return-void
.end method

.method public static directly(Landroid/content/DialogInterface$OnClickListener;Landroid/content/DialogInterface;)V
    .registers 3
    const/4 v0, 0x0
    invoke-interface {p0, p1, v0}, Landroid/content/DialogInterface$OnClickListener;->onClick(Landroid/content/DialogInterface;I)V
    return-void
.end method

.method public static pending(Landroid/content/Context;Landroid/content/Intent;)V
    .registers 4
    const/4 v0, 0x0
    invoke-static {p0, v0, p1, v0}, Landroid/app/PendingIntent;->getBroadcast(Landroid/content/Context;ILandroid/content/Intent;I)Landroid/app/PendingIntent;
    return-void
.end method

.method public static minutes(Ljava/util/concurrent/ScheduledExecutorService;Ljava/lang/Runnable;)V
    .registers 9
    move-object v0, p0
    move-object v1, p1
    const-wide/16 v2, 0x5
    const-wide/16 v4, 0x2
    sget-object v6, Ljava/util/concurrent/TimeUnit;->MINUTES:Ljava/util/concurrent/TimeUnit;
    invoke-interface/range {v0 .. v6}, Ljava/util/concurrent/ScheduledExecutorService;->scheduleWithFixedDelay(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/ScheduledFuture;
    return-void
.end method

.method public static later(Landroid/os/Handler;Ljava/lang/Runnable;)V
    .registers 4
    const-wide/16 v0, 0x3e8
    invoke-virtual {p0, p1, v0, v1}, Landroid/os/Handler;->postDelayed(Ljava/lang/Runnable;J)Z
    return-void
.end method

.method public static starting(Landroid/content/Context;Landroid/content/Intent;)V
    .registers 2
    invoke-virtual {p0, p1}, Landroid/content/Context;->startActivity(Landroid/content/Intent;)V
    return-void
.end method
