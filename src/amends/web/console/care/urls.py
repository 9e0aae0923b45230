"""Addresses of the queue and of the public talk; they share the console's names."""

from django.urls import URLPattern, path

from amends.web.console.care import (
    answer_one,
    answers,
    bulk,
    callbacks,
    case,
    moderation,
    overflow,
    posts,
    press,
    queue,
    rumours,
)

urlpatterns: list[URLPattern] = [
    path("queue", queue.queue, name="queue"),
    path("queue/next", queue.queue_next, name="queue_next"),
    path("queue/many", bulk.queue_bulk, name="queue_bulk"),
    path("queue/overflow", overflow.overflow, name="overflow"),
    path("queue/<str:ref>", case.care_case, name="care_case"),
    path("queue/<str:ref>/files/<str:message>/<int:number>", case.care_file, name="care_file"),
    path("posts", posts.posts, name="posts"),
    path("callbacks", callbacks.callbacks, name="callbacks"),
    path("incidents/<str:ref>/answers", answers.answers, name="answers"),
    path("incidents/<str:ref>/answers/many", answers.answers_bulk, name="answers_bulk"),
    path("incidents/<str:ref>/answers/<str:answer_ref>", answer_one.answer, name="answer"),
    path("incidents/<str:ref>/rumours", rumours.rumours, name="rumours"),
    path("incidents/<str:ref>/moderation", moderation.moderation, name="moderation"),
    path("incidents/<str:ref>/press", press.press, name="press"),
]
