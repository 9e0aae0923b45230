"""Doors, requests for one-time codes, and what people have done."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies: ClassVar = [
        ('incidents', '0002_append_only'),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='ActionDone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident_ref', models.CharField(max_length=20)),
                ('person_hash', models.CharField(max_length=40)),
                ('action', models.CharField(max_length=80)),
                ('is_done', models.BooleanField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['incident_ref', 'person_hash'], name='selfcheck_done_by')],
            },
        ),
        migrations.CreateModel(
            name='CodeRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=40, unique=True)),
                ('box', models.BinaryField()),
                ('contact_digest', models.CharField(max_length=64)),
                ('language', models.CharField(max_length=12)),
                ('asked_at', models.DateTimeField(db_index=True)),
                ('expires_at', models.DateTimeField()),
                ('is_over', models.BooleanField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('answer', models.BinaryField(default=b'')),
                ('answered_at', models.DateTimeField(null=True)),
                ('is_spent', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['contact_digest', 'asked_at'], name='selfcheck_asked_by'), models.Index(condition=models.Q(('answered_at__isnull', True), ('is_over', False), ('is_spent', False)), fields=['id'], name='selfcheck_unanswered'), models.Index(condition=models.Q(('is_spent', False)), fields=['expires_at'], name='selfcheck_unspent')],
            },
        ),
        migrations.CreateModel(
            name='DoorSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register_sha256', models.CharField(max_length=64)),
                ('stamp', models.CharField(max_length=64)),
                ('as_of', models.DateTimeField()),
                ('vocabulary', models.JSONField()),
                ('by_email', models.BooleanField()),
                ('rows', models.PositiveBigIntegerField(default=0)),
                ('is_open', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='door_sets', to='incidents.incident')),
            ],
        ),
        migrations.CreateModel(
            name='Door',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BinaryField(max_length=16)),
                ('sealed', models.BinaryField()),
                ('doors', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='code_doors', to='selfcheck.doorset')),
            ],
        ),
        migrations.CreateModel(
            name='ContactDoor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BinaryField(max_length=16)),
                ('sealed', models.BinaryField()),
                ('doors', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_doors', to='selfcheck.doorset')),
            ],
        ),
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notice_sha256', models.CharField(max_length=64)),
                ('duties', models.JSONField()),
                ('doors', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reasons', to='selfcheck.doorset')),
            ],
        ),
        migrations.AddConstraint(
            model_name='doorset',
            constraint=models.UniqueConstraint(condition=models.Q(('is_open', True)), fields=('incident',), name='selfcheck_one_open_set_each'),
        ),
        migrations.AddConstraint(
            model_name='door',
            constraint=models.UniqueConstraint(fields=('digest', 'doors'), name='selfcheck_one_door_to_a_code'),
        ),
        migrations.AddConstraint(
            model_name='contactdoor',
            constraint=models.UniqueConstraint(fields=('digest', 'doors'), name='selfcheck_one_door_to_a_contact'),
        ),
        migrations.AddConstraint(
            model_name='reason',
            constraint=models.UniqueConstraint(fields=('doors', 'notice_sha256'), name='selfcheck_one_reason_of_a_notice'),
        ),
    ]
