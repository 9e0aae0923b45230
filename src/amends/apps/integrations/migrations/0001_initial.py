"""Tokens of programs, kept answers, webhooks."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [
        ('journal', '0002_append_only'),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('scopes', models.JSONField()),
                ('is_exercise_only', models.BooleanField(default=True)),
                ('created_by', models.CharField(max_length=150)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('used_on', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='WebhookEndpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=20, unique=True)),
                ('url', models.CharField(max_length=500)),
                ('sealed', models.BinaryField()),
                ('kinds', models.JSONField()),
                ('is_active', models.BooleanField(default=True)),
                ('created_by', models.CharField(max_length=150)),
                ('created_at', models.DateTimeField()),
                ('after_id', models.BigIntegerField()),
                ('seen_id', models.BigIntegerField()),
                ('failures', models.PositiveIntegerField(default=0)),
                ('quiet_until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='KeptAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100)),
                ('request_digest', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField()),
                ('body', models.BinaryField()),
                ('at', models.DateTimeField(db_index=True)),
                ('token', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='integrations.apitoken')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('token', 'key'), name='integrations_one_answer_each')],
            },
        ),
        migrations.CreateModel(
            name='WebhookDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event_id', models.CharField(max_length=40, unique=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('started', 'Started'), ('delivered', 'Delivered'), ('dead', 'Dead')], default='planned', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('planned_at', models.DateTimeField()),
                ('not_before', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(default='', max_length=200)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='journal.entry')),
                ('endpoint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='integrations.webhookendpoint')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'not_before'], name='integrations_due')],
                'constraints': [models.UniqueConstraint(fields=('endpoint', 'entry'), name='integrations_one_event_each')],
            },
        ),
    ]
